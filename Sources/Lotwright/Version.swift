/// The version that every manifest names.
public let lotwrightVersion = "0.1.0"
