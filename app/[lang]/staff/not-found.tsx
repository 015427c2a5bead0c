import { StandingPage } from "./standing-page.tsx";

/** Also what somebody sees who asks for another authority's work: nothing says that it exists. */
const NotFound = () => <StandingPage name="notFound" />;

export default NotFound;
