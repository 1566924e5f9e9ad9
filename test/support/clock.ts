/** The clock of the tests is the one of the practice internet. */
export * from "../../practice/fake-clock";
