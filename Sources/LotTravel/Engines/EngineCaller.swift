import Foundation

/// Asks an engine with patience: repeats what broke or was answered 5xx, with growing pauses, and refuses redirects.
struct EngineCaller: Sendable {
    let connection: any EngineConnection
    let address: EngineAddress
    let options: EngineOptions

    func ask(_ request: EngineRequest) async throws(TravelFailure) -> EngineReply {
        var pause = options.firstPause
        var left = options.retries
        while true {
            let trouble: String
            switch await outcome(request) {
            case .success(let reply) where (300..<400).contains(reply.status):
                throw .refused(
                    "\(address.text) answers \(reply.status), a redirect to \(plainWords(reply.location ?? "nowhere")); "
                        + "redirects are not followed: give the address itself")
            // 429 asks for patience; 501 will never know the request.
            case .success(let reply) where reply.status == 429 || reply.status >= 500 && reply.status != 501:
                trouble = "\(address.text) answers \(reply.status): \(reply.words)"
            case .success(let reply):
                return reply
            case .failure(.broken(let words)):
                trouble = "no answer from \(address.text): \(words)"
            case .failure(.timedOut):
                // Asked again it would compute the same once more.
                throw .unreachable(
                    "\(address.text) did not answer within \(options.timeoutSeconds) s; ask for fewer coordinates at once"
                )
            case .failure(.tooLong):
                throw .refused("\(address.text) answers more than \(options.maxBodyBytes) bytes")
            case .failure(.cancelled):
                throw .cancelled
            }
            if left == 0 { throw .unreachable(trouble) }
            left -= 1
            do { try await Task.sleep(for: pause) } catch { throw .cancelled }
            pause *= 2
        }
    }

    private func outcome(_ request: EngineRequest) async -> Result<EngineReply, EngineFault> {
        if Task.isCancelled { return .failure(.cancelled) }
        do { return .success(try await connection.send(request)) } catch { return .failure(error) }
    }
}

extension EngineReply {
    private static let blanks: Set<UInt8> = [9, 10, 13, 32]

    /// The engine's own words, or the beginning of what it sent instead.
    var words: String {
        struct Spoken: Decodable {
            let code: String?
            let message: String?
            let error: String?
        }
        if let spoken = try? JSONDecoder().decode(Spoken.self, from: body) {
            let parts = [spoken.code, spoken.message, spoken.error].compactMap { $0 }.filter { !$0.isEmpty }
            if !parts.isEmpty { return plainWords(parts.joined(separator: ": ")) }
        }
        let first = body.first { !Self.blanks.contains($0) }
        if first == UInt8(ascii: "<") { return "a web page: is that the engine's address?" }
        return body.isEmpty ? "nothing" : plainWords(String(decoding: body.prefix(1_000), as: UTF8.self))
    }
}
