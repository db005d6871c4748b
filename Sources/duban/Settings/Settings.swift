import Delivery
import Domain
import Site

/// Everything that an operator can set, read once at the start of a command and checked before anything is opened.
///
/// A setting comes from a flag, else from the environment, else from the file of `--config`, else it has the default of its `SettingDefinition`:
/// the values below are only there until then.
struct Settings: Sendable {
  /// A file's path (SQLite) or `postgresql://…`.
  var database = ""
  /// A folder of the agency's own workflow files.
  var workflows: String?
  /// The address to listen on.
  var host = ""
  /// The TCP port to listen on; 0 for any that is free.
  var port = 0
  /// The address at which people reach the server, without a slash at the end.
  var publicURL: String?
  /// Nil: digests are built and wait.
  var mailServer: MailServer?
  var mailFrom: Mailbox?
  /// Calls a minute for an API token; nil for no limit.
  var callsAMinute: Int?
  /// Streams of changes that may be open at once.
  var maxStreams = 0
  /// The largest file that may be attached, in bytes.
  var maxUploadBytes = 0
  /// Proxies whose `X-Forwarded-For` is believed.
  var trustedProxies: [AddressRange] = []
  /// Whether webhooks may go to addresses of private networks and of this machine.
  var allowsPrivateWebhooks = false
  /// The instant at which the clock starts, for tests.
  var clock: Instant?
  var isTesting = false
}

extension Settings {
  /// Nil if no mail server is configured.
  var mail: OutboxDispatcher.Settings? {
    guard let mailServer, let mailFrom else { return nil }
    return OutboxDispatcher.Settings(server: mailServer, from: mailFrom, publicURL: publicURL ?? "http://127.0.0.1:8080")
  }
}
