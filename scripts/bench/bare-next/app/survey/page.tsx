import definition from "#instruments/needs-inventory.region.json";
import { Survey } from "./survey";

export default function Page() {
  return <Survey definition={definition} />;
}
