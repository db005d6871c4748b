import Application
import Domain

/// Every lifetime, limit and header of the site, each with its unit and its reason.
///
/// Settings of an operator have their defaults here too. Limits of a page's layout, as how many rows of a chart fit, stay with
/// the page.
package enum SecurityPolicy {}

/// How long what a person holds is good for, in seconds.
extension SecurityPolicy {
  /// 12 hours: one working day with overtime, so that a browser left open is signed out by the next morning. NIST SP 800-63B, 4.2.3, asks
  /// for the same.
  package static let browserSessionSeconds: Int64 = 12 * hour
  /// 30 days, for a program that signs in with a password and can do so again. NIST SP 800-63B, 4.1.3.
  package static let apiTokenSeconds: Int64 = 30 * day
  /// 365 days: `duban token` is run by an administrator who writes the token into another program's settings; once a year is often enough
  /// to be done, and rare enough not to be forgotten.
  package static let commandLineTokenSeconds: Int64 = 365 * day
  /// 10 years: a calendar program cannot sign in again. A new address ends the old one.
  package static let calendarAddressSeconds: Int64 = 3650 * day
  /// 183 days, half a year: longer than any limit of the shipped kinds, and all that its holder can do is answer for one item.
  package static let answerLinkSeconds: Int64 = 183 * day
  /// One minute: the page after a form is loaded at once.
  static let flashSeconds = 60
  /// One year, the most that browsers keep.
  static let languageSeconds = 365 * Int(Day.seconds)

  private static let hour: Int64 = 3600
  private static let day = Day.seconds
}

/// Guessing of passwords: how sign-ins are throttled. Calls of a token are by `TokenRateLimit`, whose limit is a setting.
extension SecurityPolicy {
  /// Failed sign-ins before a subject has to wait, within 15 minutes: someone who mistypes a login has five tries, someone who guesses from
  /// one address twenty, since an office shares one.
  static let signInLimits = SignIn.Limits(maxFailuresOfLogin: 5, maxFailuresOfAddress: 20, windowSeconds: 900)
  /// Characters. NIST SP 800-63B, 5.1.1.1, asks for 8; there is no second factor here, so two more.
  package static let minPasswordLength = 10
  /// Characters of a login, so that it fits a column and a line of a log.
  package static let maxLoginLength = 100
}

/// Sizes of requests, in bytes where not said otherwise. A larger one is answered with 413.
extension SecurityPolicy {
  /// 1 MiB: 500 items with all their fields are half of it.
  static let maxJSONBytes = 1 << 20
  /// Levels. The deepest request, a draft, has six; each level costs stack.
  static let maxJSONDepth = 32
  /// 20 MB, a scan of some 40 pages. The default of `upload.size`.
  package static let maxUploadBytes = 20_000_000
  /// The size of a form beside its file: the text of a long notice.
  static let formOverheadBytes = 1 << 20
  /// The size of a multipart body beside its file: boundaries and headers.
  static let multipartOverheadBytes = 4096
  /// A form of a few short fields, as signing in and out.
  static let maxShortFormBytes = 10_000
  /// Characters of an uploaded file's name, and of its media type. RFC 6838, 4.2, allows 127 a part.
  static let maxFileNameLength = 200
  static let maxMediaTypeLength = 100
  /// Characters of an `Idempotency-Key`.
  static let maxIdempotencyKeyLength = 255
}

/// Numbers of things in one request or answer.
extension SecurityPolicy {
  /// Items in one bulk move: one transaction of about a second.
  static let maxBulkItems = 500
  /// Rows, columns and bytes a cell of a table that is pasted or attached: it is checked while the person waits.
  package static let maxPastedRows = 20_000
  package static let maxTableColumns = 200
  package static let maxCellBytes = 100_000
  /// Rows of a table on the command line, where nobody waits: a province's whole ledger.
  package static let maxImportedRows = 1_000_000
  /// The highest number of a page of a table.
  static let maxPageNumber = 100_000
  /// Items of one answer of the API; `limit` may ask for fewer.
  static let maxPageSize = 200
  /// Items that a page of work shows or works through at once.
  static let maxItemsOfPage = 500
  /// Items that are read at once on the way to an export.
  static let exportBatchSize = 500
  /// Open items of an initiative that the overview of supervision, and the tree of groups, count.
  static let maxSupervisedItems = 1000
  static let maxItemsOfGroups = 2000
  /// Late items that supervision lists, and makes notices of at once.
  static let maxEscalatedItems = 100
  /// Parts of a whole that are added up, and sheets of an assessment that are ranked.
  static let maxSummedParts = 1000
  static let maxAssessmentSheets = 200
  /// Messages of the outbox that the page of administration lists, and looks through for one to send again.
  static let maxListedMails = 100
  static let maxSearchedMails = 500
  /// Days that a calendar shows back.
  static let calendarPastSeconds: Int64 = 30 * Day.seconds
}

/// Rates.
extension SecurityPolicy {
  /// Calls a minute for one token: ten a second, which a program that walks all lists does not reach. The default of `rate.limit`.
  package static let callsAMinute = 600
  /// Streams of changes that may be open at once: each is one connection. The default of `streams`.
  package static let maxStreams = 2000
  /// Streams of one person, as many windows as anybody looks at.
  static let maxStreamsOfPerson = 24
  /// Seconds that a refused stream is asked to wait.
  static let streamRetrySeconds: Int64 = 30
  /// Milliseconds after which a browser opens a broken stream again; spread, so that not all come at once.
  static let streamReconnectMilliseconds = 2000...5000
  /// Silence after which a stream sends a comment, so that proxies keep the connection: most cut it after 30 or 60 s.
  static let streamHeartbeat = Duration.seconds(10)
  /// How long a stream has to end by itself at a shutdown before its connection is closed.
  static let streamShutdownGraceSeconds: Int64 = 1
  /// Seconds that a client is asked to wait while the database cannot be reached.
  static let databaseRetrySeconds: Int64 = 5
}

/// Headers of every answer.
extension SecurityPolicy {
  /// Loads nothing from elsewhere, runs nothing inline, is in nobody's frame.
  static let contentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    + "base-uri 'none'; frame-ancestors 'none'"
  /// Browsers take a file for what its type says.
  static let contentTypeOptions = "nosniff"
  /// No address of an item reaches another site.
  static let referrerPolicy = "same-origin"
  /// For browsers without `frame-ancestors`.
  static let frameOptions = "DENY"
  /// Pages hold personal data: no copy in a browser's or a proxy's cache.
  static let cacheControl = "no-store"
  /// Style, script and pictures; their address changes with their content.
  static let assetCacheControl = "public, max-age=31536000, immutable"
}
