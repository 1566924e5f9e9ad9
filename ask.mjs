import { check } from "./client.js";
console.log((await check("up.test")).headline)
