import Application
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import Web

/// Server-sent events for pages and programs: that something changed, and in which initiative.
struct ChangeStreams {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("live") { request, context in
      do {
        guard let secret = request.cookies[Site.cookie]?.value, let user = try await site.user(secret, kinds: [.browser]) else {
          throw Problem(401, "sign-in-needed", context.text.problemSignInNeeded, in: context)
        }
        return try response(to: user, request, context)
      } catch { return Problem(error, in: context).response }
    }
  }

  func add(to group: RouterGroup<SiteContext>) {
    group.get("changes") { request, context in try response(to: try context.signedIn(), request, context) }
  }

  private func response(to user: CurrentUser, _ request: Request, _ context: SiteContext) throws -> Response {
    let after = try after(request, context)
    let slot: StreamLimiter.Slot
    do { slot = try site.streams.take(for: user.person.id) } catch {
      switch error {
      case .person:
        throw Problem(
          429, "too-many-streams", context.text.problemTooManyStreams, in: context, retryAfter: SecurityPolicy.streamRetrySeconds)
      case .all:
        throw Problem(
          503, "too-many-streams", context.text.problemTooManyStreamsInAll, in: context, retryAfter: SecurityPolicy.streamRetrySeconds)
      }
    }
    let body = ResponseBody { writer in
      defer { withExtendedLifetime(slot) {} }
      let listening = site.repositories.changeFeed.listen()
      defer { listening.end() }
      var stream = ChangeStream(site: site, user: user, round: listening.round)
      // A closed connection is noticed at once, not at the next heartbeat.
      try await request.body.consumeWithCancellationOnInboundClose { _ in
        try await withGracefulShutdownHandler {
          if let first = try await stream.begin(after: after) { try await writer.write(first) }
          for await news in listening.news {
            guard let words = try await stream.words(for: news) else { break }
            if words.readableBytes > 0 { try await writer.write(words) }
          }
        } onGracefulShutdown: {
          listening.end()
          // Do not wait for a client that does not read.
          context.channel.eventLoop.scheduleTask(in: .seconds(SecurityPolicy.streamShutdownGraceSeconds)) {
            context.channel.close(promise: nil)
          }
        }
      }
      try await writer.finish(nil)
    }
    // `X-Accel-Buffering: no` keeps nginx from collecting the answer before it passes it on.
    return Response(status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store", .buffering: "no"], body: body)
  }

  /// The last sequence that the client knows: `Last-Event-ID` of a browser that reconnects, else `after`, at which the page was made.
  private func after(_ request: Request, _ context: SiteContext) throws -> Int64? {
    if let last = request.headers[.lastEventID] { return Int64(last) ?? -1 }
    guard let asked = request.uri.queryParameters["after"] else { return nil }
    guard let sequence = Int64(asked) else { throw context.bad("after") }
    return sequence
  }
}

extension HTTPField.Name {
  static let lastEventID = HTTPField.Name("Last-Event-ID")!
  static let buffering = HTTPField.Name("X-Accel-Buffering")!
}
