/**
 * What a server with TLS 1.2 said to our hello, recorded on loopback: server hello, certificate, key
 * exchange. Nothing in it is secret.
 */

/**
 * Base64. The certificate of expired.test, and of expired.com as tests call it; valid from 12 December
 * 2009 to 12 December 2010.
 */
export const EXPIRED_FLIGHT = [
  "FgMDAF0CAABZAwOXV1II0hoePb21W6QASx6CZbBE53qnsa09OgvlyRgJkyBw1s2LXY4P4JV1GqN7W62BgL+0ze7dKQ",
  "2YGsoA2qaMIMArAAAR/wEAAQAACwAEAwABAgAXAAAWAwMBWAsAAVQAAVEAAU4wggFKMIHyoAMCAQICCWk8cDLFRNqh",
  "EzAKBggqhkjOPQQDAjAWMRQwEgYDVQQDEwtQcmFjdGljZSBDQTAeFw0wOTEyMTIwMDAwMDBaFw0xMDEyMTIwMDAwMD",
  "BaMBcxFTATBgNVBAMTDGV4cGlyZWQudGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABJnc9fUvJmYj3Xowb6ZF",
  "j1JbRLdZmtTloV1QH9gNz0x7P0ml3rEZCIKVia09h/VfFiOPq6cgBCpe9Pp1AMTh3B+jKDAmMCQGA1UdEQQdMBuCDG",
  "V4cGlyZWQudGVzdIILZXhwaXJlZC5jb20wCgYIKoZIzj0EAwIDRwAwRAIgYYjT1E5tA2vrRcyEaIhcBs16taA6d9mP",
  "FaTPmAUWr50CIEiWLA3C3fE5YqQchCm9Iv3gqQ9iEa/riKvL8BI/BcDQFgMDAHMMAABvAwAdIP2RtKe1eJm8z3IUCs",
  "B/V2oqdzVIoKYeTeeCM0ecS/sTBAMARzBFAiAlucc/VTXx8cWxo2hNj0vy/1uQyHHq4TaFOBwxoYq5yQIhANWMuX3f",
  "8jwmZOLyobtKgIoL/VIYQhPzx0ZYm0aQmeMTFgMDAAQOAAAA",
].join("");
