import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

@testable import LotTravel

/// An HTTP server on 127.0.0.1 with bad manners: each behaviour is a path.
final class LoopbackServer: Sendable {
    enum Manner: String, Sendable {
        case fine, redirect, endless, announcedLong, silent, dripping, busyTwice, hangUp
    }

    let port: Int
    private let channel: any Channel
    private let log: Requests

    /// Paths in the order they came.
    final class Requests: Sendable {
        private let paths = Mutex<[String]>([])
        var all: [String] { paths.withLock { $0 } }
        func add(_ path: String) -> Int {
            paths.withLock { paths in
                paths.append(path)
                return paths.count
            }
        }
    }

    init() async throws {
        let log = Requests()
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(log))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
        self.log = log
    }

    var paths: [String] { log.all }

    func address(_ manner: Manner) throws -> EngineAddress {
        try EngineAddress("http://127.0.0.1:\(port)/\(manner.rawValue)")
    }

    func stop() async { try? await channel.close() }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let log: Requests
        private var manner: Manner?
        private var count = 0

        init(_ log: Requests) { self.log = log }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                count = log.add(head.uri)
                manner = head.uri.split(separator: "/").first.flatMap { Manner(rawValue: String($0)) }
            case .body: break
            case .end: answer(context)
            }
        }

        private func answer(_ context: ChannelHandlerContext) {
            switch manner {
            case .fine: reply(context, .ok, #"{"code":"Ok"}"#)
            case .redirect: reply(context, .found, "", headers: ["location": "http://127.0.0.1:1/elsewhere"])
            case .busyTwice: reply(context, count <= 2 ? .serviceUnavailable : .ok, "{}")
            case .announcedLong: head(context, .ok, headers: ["content-length": "99999999999"])
            case .endless:
                head(context, .ok)
                write(context, every: .milliseconds(1), String(repeating: "x", count: 10_000))
            case .dripping:
                head(context, .ok)
                write(context, every: .milliseconds(20), " ")
            case .hangUp: context.close(promise: nil)
            case .silent: break
            case nil: reply(context, .notFound, "")
            }
        }

        private func head(
            _ context: ChannelHandlerContext, _ status: HTTPResponseStatus, headers: HTTPHeaders = [:]
        ) {
            let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
            context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
        }

        private func write(_ context: ChannelHandlerContext, every pause: TimeAmount, _ text: String) {
            let channel = context.channel
            context.eventLoop.scheduleRepeatedTask(initialDelay: .zero, delay: pause) { task in
                guard channel.isActive else { return task.cancel() }
                let part = HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: text)))
                channel.writeAndFlush(part, promise: nil)
            }
        }

        private func reply(
            _ context: ChannelHandlerContext, _ status: HTTPResponseStatus, _ text: String, headers: HTTPHeaders = [:]
        ) {
            var headers = headers
            headers.add(name: "content-length", value: "\(text.utf8.count)")
            head(context, status, headers: headers)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }
}
