import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes connections whose caller sends a request, or takes an answer, too slowly.
///
/// A request that arrives in one piece costs nothing. Where its end is missing after a read, the clock starts; when it
/// runs out the caller gets 408, if nothing was answered yet, and the connection is closed. The same clock starts when
/// an answer is written to a caller that does not take it.
final class TransferDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let timeout: TimeAmount
    private var path = ""
    private var isReading = false
    private var isAnswering = false
    private var reading: Scheduled<Void>?
    private var writing: Scheduled<Void>?

    init(after timeout: Duration) {
        self.timeout = TimeAmount(timeout)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            isReading = true
            path = head.path ?? ""
        case .body: break
        case .end:
            isReading = false
            reading?.cancel()
            reading = nil
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if isReading, reading == nil {
            reading = context.eventLoop.assumeIsolated().scheduleTask(in: timeout) { self.requestIsLate(context) }
        }
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = unwrapOutboundIn(data) else {
            isAnswering = true
            context.write(data, promise: promise)
            return
        }
        isAnswering = false
        if !context.channel.isWritable, writing == nil {
            writing = context.eventLoop.assumeIsolated().scheduleTask(in: timeout) { context.close(promise: nil) }
        }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            writing?.cancel()
            writing = nil
        }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        cancel()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        cancel()
    }

    private func requestIsLate(_ context: ChannelHandlerContext) {
        reading = nil
        guard !isAnswering else { return context.close(promise: nil) }
        let problem = Problem(.requestTimeout, code: "request_timeout", "The request took too long to arrive.")
        let answer = problem.response(instance: String(path.prefix { $0 != "?" }))
        var headers = answer.headers
        headers[.connection] = "close"
        headers[.contentLength] = String(answer.body.count)
        let head = HTTPResponse(status: answer.status, headerFields: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(ByteBuffer(bytes: answer.body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { _ in
            context.close(promise: nil)
        }
    }

    private func cancel() {
        reading?.cancel()
        writing?.cancel()
        reading = nil
        writing = nil
    }
}

@available(*, unavailable)
extension TransferDeadline: Sendable {}
