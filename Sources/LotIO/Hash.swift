import Crypto

/// SHA-256 in hexadecimal (FIPS 180-4), as manifests and provenances state it.
public func sha256Text(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }.joined()
}
