import AsyncHTTPClient
import Foundation

/// HTTP to one address and no other: no redirects, no proxies, bodies and times bounded.
///
/// Whoever forgets `close` leaves it to the last reference.
final class HTTPConnection: EngineConnection {
    private let client: HTTPClient
    private let address: EngineAddress
    private let timeoutSeconds: Double
    private let maxBodyBytes: Int

    init(address: EngineAddress, timeoutSeconds: Double, maxBodyBytes: Int) {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .milliseconds(Int64(min(10, timeoutSeconds) * 1_000) + 1)))
        configuration.httpVersion = .http1Only
        // The caller repeats by itself and tells about it.
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        self.address = address
        self.timeoutSeconds = timeoutSeconds
        self.maxBodyBytes = maxBodyBytes
    }

    deinit { client.shutdown { _ in } }

    func close() async { try? await client.shutdown() }

    func send(_ request: EngineRequest) async throws(EngineFault) -> EngineReply {
        let seconds = timeoutSeconds
        // The client's own deadline ends with the head of a reply; a body may drip for ever.
        let outcome = await withTaskGroup(of: Result<EngineReply, EngineFault>.self) { group in
            group.addTask { await self.exchange(request) }
            group.addTask {
                do { try await Task.sleep(for: .seconds(seconds)) } catch { return .failure(.cancelled) }
                return .failure(.timedOut)
            }
            let first = await group.next() ?? .failure(.cancelled)
            group.cancelAll()
            return first
        }
        if Task.isCancelled { throw .cancelled }
        return try outcome.get()
    }

    private func exchange(_ request: EngineRequest) async -> Result<EngineReply, EngineFault> {
        var message = HTTPClientRequest(url: address.text + request.path)
        message.headers.add(name: "User-Agent", value: "lotwright")
        message.headers.add(name: "Accept", value: "application/json, */*;q=0.5")
        if let body = request.body {
            message.method = .POST
            message.headers.add(name: "Content-Type", value: "application/json")
            message.body = .bytes(Array(body.utf8))
        }
        do {
            let reply = try await client.execute(message, timeout: .milliseconds(Int64(timeoutSeconds * 1_000) + 1_000))
            if let length = reply.headers.first(name: "content-length").flatMap({ Int($0) }), length > maxBodyBytes {
                return .failure(.tooLong)
            }
            var body = Data()
            for try await piece in reply.body {
                if body.count + piece.readableBytes > maxBodyBytes { return .failure(.tooLong) }
                body.append(contentsOf: piece.readableBytesView)
            }
            return .success(
                EngineReply(
                    status: Int(reply.status.code), body: body, location: reply.headers.first(name: "location"),
                    retryAfter: reply.headers.first(name: "retry-after").flatMap { Int($0) }.map { max(0, $0) }))
        } catch is CancellationError {
            return .failure(.cancelled)
        } catch let error as HTTPClientError {
            switch error {
            case .cancelled: return .failure(.cancelled)
            case .deadlineExceeded, .readTimeout: return .failure(.timedOut)
            case .connectTimeout: return .failure(.broken("no connection in time"))
            default: return .failure(.broken(error.shortDescription))
            }
        } catch {
            return .failure(.broken(plainWords("\(error)")))
        }
    }
}
