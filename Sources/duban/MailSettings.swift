import ArgumentParser
import CMalloc
import Configuration
import Delivery
import Documents
import Domain
import Foundation
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Site
import Store
import UnixSignals
import WorkflowFiles

enum MailSettings {
  /// Nil if no mail server is configured.
  static func read(_ settings: ConfigReader) throws -> OutboxDispatcher.Settings? {
    guard let url = settings.string(forKey: "mail.url", isSecret: true) else { return nil }
    do {
      return OutboxDispatcher.Settings(
        server: try MailServer(url: url), from: try Mailbox(settings.string(forKey: "mail.from") ?? "督办 <duban@localhost>"),
        publicURL: settings.string(forKey: "public.url") ?? "http://127.0.0.1:8080")
    } catch let error as MailServer.URLFormatError {
      throw ValidationError("DUBAN_MAIL_URL 不对：\(error.rawValue)")
    } catch { throw ValidationError("DUBAN_MAIL_FROM 不是邮箱地址") }
  }
}
