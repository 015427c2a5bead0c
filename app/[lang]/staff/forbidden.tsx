import { StandingPage } from "./standing-page.tsx";

const Forbidden = () => <StandingPage name="forbidden" />;

export default Forbidden;
