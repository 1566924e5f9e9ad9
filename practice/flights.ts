/**
 * What a server with TLS 1.2 said to our hello, recorded on loopback: server hello, certificate, key
 * exchange. Nothing in it is secret.
 */

/** Base64. The certificate of expired.test, valid from 12 December 2009 to 12 December 2010. */
export const EXPIRED_FLIGHT = [
  "FgMDAF0CAABZAwNoM4K1bIOB4GHyzHrEQQMNegF5yGzvhnOy9/wT0uds9yCQdsuSjqotDLtXzrynqt1u67nKRB0Q2o",
  "Z4rRb0C7RJo8ArAAAR/wEAAQAACwAEAwABAgAXAAAWAwMBTAsAAUgAAUUAAUIwggE+MIHloAMCAQICCXvnBoTzVEao",
  "CjAKBggqhkjOPQQDAjAWMRQwEgYDVQQDEwtQcmFjdGljZSBDQTAeFw0wOTEyMTIwMDAwMDBaFw0xMDEyMTIwMDAwMD",
  "BaMBcxFTATBgNVBAMTDGV4cGlyZWQudGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNRadF4YYzYq7ZscP6dm",
  "fAIk3Vwax1Q1Vhgwk+f/ixjiZg5LLHvVIS7IfRiD9sTkjSMRiqzDKT1OVALAt58Fnz6jGzAZMBcGA1UdEQQQMA6CDG",
  "V4cGlyZWQudGVzdDAKBggqhkjOPQQDAgNIADBFAiEA9gAYz6wi2/6s1WJFKsdv4zODGgfRK6K0nxcwWRw6EFQCIBIB",
  "DMsoYSuABZtRGuAXGuvTFOKggxexSMDHbcKHwmlvFgMDAHQMAABwAwAdIHKhyYPFdL1vYQ6Idx5XL174dJtXztrkTo",
  "l5627aOgQGBAMASDBGAiEAis0VRzuahsLkaT1ZG+7JmYvrKhLd5ccp0I+hZ3GozaUCIQDvcm1F9u4Lhm3hD3Qf+LWy",
  "RS8vl64PKD0R79IIs+j3sxYDAwAEDgAAAA==",
].join("");
