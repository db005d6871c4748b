import Domain
import Hummingbird
import Logging
import NIOCore
import Web

/// The context of a request: language, client address, user.
package struct SiteContext: RequestContext, RemoteAddressRequestContext {
  package var coreContext: CoreRequestContextStorage
  package let remoteAddress: SocketAddress?
  let channel: any Channel
  var language: Language = .zh
  /// The client's address, for the limit of failed sign-ins and the history.
  var address: String
  /// Nil for a request without a valid session or token.
  var user: CurrentUser?

  package init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    remoteAddress = source.channel.remoteAddress
    channel = source.channel
    address = source.channel.remoteAddress?.ipAddress ?? "-"
  }

  package var maxUploadSize: Int { SecurityPolicy.maxJSONBytes }
  var text: Text { language == .zh ? .zh : .en }
}
