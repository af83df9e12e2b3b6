import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// An HTTP server on 127.0.0.1 that answers as it is told, question by question.
final class OpenDataServer: Sendable {
    struct Question: Sendable {
        /// Counted from 1 over all questions.
        let number: Int
        let path: String
        let items: [String: String]
    }

    struct Answer: Sendable {
        var status = 200
        var headers: [(String, String)] = []
        var body = ""
        /// Told in the head; the body's own length otherwise.
        var announcedLength: Int?
        /// The connection is left open and nothing more comes.
        var isSilent = false
    }

    let port: Int
    private let channel: any Channel
    private let log: Log

    private final class Log: Sendable {
        private let questions = Mutex<[Question]>([])
        var all: [Question] { questions.withLock { $0 } }

        func add(_ uri: String) -> Question {
            let parts = URLComponents(string: "http://x" + uri)
            let items = Dictionary(
                (parts?.queryItems ?? []).map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { first, _ in first })
            return questions.withLock { all in
                let question = Question(number: all.count + 1, path: parts?.path ?? "", items: items)
                all.append(question)
                return question
            }
        }
    }

    init(_ answer: @escaping @Sendable (Question) -> Answer) async throws {
        let log = Log()
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(log, answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
        self.log = log
    }

    var questions: [Question] { log.all }

    func stop() async { try? await channel.close() }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let log: Log
        private let answer: @Sendable (Question) -> Answer
        private var question: Question?

        init(_ log: Log, _ answer: @escaping @Sendable (Question) -> Answer) {
            self.log = log
            self.answer = answer
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): question = log.add(head.uri)
            case .body: break
            case .end: if let question { send(answer(question), context) }
            }
        }

        private func send(_ answer: Answer, _ context: ChannelHandlerContext) {
            if answer.isSilent { return }
            var headers = HTTPHeaders(answer.headers)
            headers.add(name: "content-length", value: "\(answer.announcedLength ?? answer.body.utf8.count)")
            let head = HTTPResponseHead(
                version: .http1_1, status: .init(statusCode: answer.status), headers: headers)
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: answer.body)))), promise: nil)
            if let length = answer.announcedLength, length > answer.body.utf8.count {
                context.flush()
                context.close(promise: nil)
            } else {
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            }
        }
    }
}
