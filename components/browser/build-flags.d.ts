/** Whether the script is built for surveys that people are invited to (scripts/build-assets.mjs). */
declare const INVITED: boolean;
