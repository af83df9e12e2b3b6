import Crypto
import Foundation

/// SHA-256 in hexadecimal (FIPS 180-4), as manifests and provenances state it.
public func sha256Text(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }.joined()
}

/// SHA-256 in base 64 (RFC 4648) of a text in UTF-8, as content-security policies name what may run.
public func sha256Base64(_ text: String) -> String {
    Data(SHA256.hash(data: Array(text.utf8))).base64EncodedString()
}
