/** The path of the binary; the package has no types of its own. */
declare module "workerd" {
  const path: string;
  export default path;
}
