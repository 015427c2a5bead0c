"use client";

import { useState } from "react";
import { Model } from "survey-core";
import "survey-core/survey-core.fontless.min.css";
import { Survey as SurveyView } from "survey-react-ui";

export const Survey = ({ definition }: { readonly definition: object }) => {
  const [model] = useState(() => new Model(definition));
  return <SurveyView model={model} />;
};
