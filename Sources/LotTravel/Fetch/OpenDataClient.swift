import Foundation

/// How a service of open data is asked.
public struct OpenDataOptions: Sendable {
    /// For one request, from connecting to the last byte.
    public var timeoutSeconds: Double
    public var maxBodyBytes: Int
    /// Repetitions after a 429 or a 5xx answer, with pauses of 1, 2, 4 ... seconds or as the service asks.
    public var retries: Int
    /// Repetitions after a broken connection, `retries` at most: a host that is not there does not come within seconds.
    public var retriesOfConnection = 2
    /// A longer wait than this is not waited for.
    public var longestPauseSeconds: Double
    var firstPause: Duration = .seconds(1)

    public init(
        timeoutSeconds: Double = 120, maxBodyBytes: Int = 256 << 20, retries: Int = 4, longestPauseSeconds: Double = 180
    ) {
        self.timeoutSeconds = timeoutSeconds
        self.maxBodyBytes = maxBodyBytes
        self.retries = retries
        self.longestPauseSeconds = longestPauseSeconds
    }
}

/// Asks one service of open data: its own address and no other, redirects refused, bodies and times bounded.
///
/// `https`, or `http` on this machine alone. A time-out is not repeated: the same question would take as long again.
public struct OpenDataClient: Sendable {
    private let address: EngineAddress
    private let connection: any EngineConnection
    private let options: OpenDataOptions
    private let tell: @Sendable (String) -> Void

    /// `url` is the address before the question mark. Throws `refused` for an address that must not be asked.
    ///
    /// - Parameter tell: hears of every repetition before its pause.
    public init(
        _ url: String, options: OpenDataOptions = OpenDataOptions(),
        tell: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(TravelFailure) {
        let address = try Self.checked(url)
        self.init(
            address,
            connection: HTTPConnection(
                address: address, timeoutSeconds: options.timeoutSeconds, maxBodyBytes: options.maxBodyBytes),
            options: options, tell: tell)
    }

    init(
        _ address: EngineAddress, connection: any EngineConnection, options: OpenDataOptions,
        tell: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.address = address
        self.connection = connection
        self.options = options
        self.tell = tell
    }

    public func close() async { await connection.close() }

    /// Throws `refused` for an address that is not `https`, unless it is `http` on 127.0.0.1.
    public static func check(_ url: String) throws(TravelFailure) { _ = try checked(url) }

    private static func checked(_ url: String) throws(TravelFailure) -> EngineAddress {
        let address = try EngineAddress(url)
        guard url.lowercased().hasPrefix("https://") || url.hasPrefix("http://127.0.0.1:") else {
            throw .refused("\(plainWords(url)) is not https; plain http is for 127.0.0.1 alone")
        }
        return address
    }

    /// The body of the answer to `query`, such as `where=1%3D1&f=json`.
    public func get(_ query: String) async throws(TravelFailure) -> [UInt8] {
        var pause = options.firstPause
        var left = options.retries
        var leftOfConnection = min(options.retriesOfConnection, options.retries)
        while true {
            let trouble: String
            var wished: Duration?
            switch await outcome(EngineRequest(path: "?" + query, body: nil)) {
            case .success(let reply) where reply.status == 200: return [UInt8](reply.body)
            case .success(let reply) where (300..<400).contains(reply.status):
                throw .refused(
                    "\(address.text) answers \(reply.status), a redirect to \(plainWords(reply.location ?? "nowhere")); "
                        + "redirects are not followed: mend the address in the catalogue")
            case .success(let reply) where reply.status == 429 || reply.status >= 500:
                trouble = "\(address.text) answers \(reply.status): \(reply.words)"
                wished = reply.retryAfter.map { .seconds($0) }
            case .success(let reply):
                throw .refused("\(address.text) answers \(reply.status): \(reply.words)")
            case .failure(.broken(let words)):
                trouble = "no answer from \(address.text): \(words)"
                if leftOfConnection == 0 { throw .unreachable(trouble) }
                leftOfConnection -= 1
            case .failure(.timedOut):
                throw .unreachable("\(address.text) did not answer within \(options.timeoutSeconds) s")
            case .failure(.tooLong):
                throw .refused("\(address.text) answers more than \(options.maxBodyBytes) bytes")
            case .failure(.cancelled): throw .cancelled
            }
            if left == 0 { throw .unreachable(trouble) }
            if let wished, wished > .seconds(options.longestPauseSeconds) {
                throw .unreachable("\(trouble); it asks to come back in \(wished.components.seconds) s")
            }
            left -= 1
            let rest = max(pause, wished ?? .zero)
            tell("\(trouble); asking again in \(max(1, rest.components.seconds)) s")
            do { try await Task.sleep(for: rest) } catch { throw .cancelled }
            pause *= 2
        }
    }

    private func outcome(_ request: EngineRequest) async -> Result<EngineReply, EngineFault> {
        if Task.isCancelled { return .failure(.cancelled) }
        do { return .success(try await connection.send(request)) } catch { return .failure(error) }
    }
}

/// Text as it stands in a query: letters, digits and `-._~` as they are, all else as bytes in hexadecimal (RFC 3986).
public func queryText(_ text: String) -> String {
    text.utf8.map { byte in
        let isPlain =
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
        if isPlain { return String(UnicodeScalar(byte)) }
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
}
