import Domain
import Hummingbird
import Logging
import NIOCore
import Web

/// What a handler knows of the request it answers, beside the request itself.
package struct SiteContext: RequestContext, RemoteAddressRequestContext {
  package var coreContext: CoreRequestContextStorage
  package let remoteAddress: SocketAddress?
  let channel: any Channel
  var language: Language = .zh
  /// Nil until somebody has shown who they are.
  var user: CurrentUser?

  package init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    remoteAddress = source.channel.remoteAddress
    channel = source.channel
  }

  package var maxUploadSize: Int { SecurityPolicy.maxJSONBytes }
  var text: Text { language == .zh ? .zh : .en }
  var address: String { remoteAddress?.ipAddress ?? "-" }
}
