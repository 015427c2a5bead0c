"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks for the page anew every few seconds while it is drawn: for work that goes on without it. */
export const RefreshWhile = ({ seconds }: { readonly seconds: number }) => {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), seconds * 1000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
};
