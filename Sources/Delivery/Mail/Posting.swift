import CCurl

/// One letter on its way, on the thread that calls `run`.
struct Posting {
  private let letter: Letter
  private let server: MailServer

  init(_ letter: Letter, to server: MailServer) {
    self.letter = letter
    self.server = server
  }

  func run(within patience: SMTP.Patience) throws(SendFailure) {
    let recipients = curl_slist_append(nil, "<\(letter.to.address)>")
    defer { curl_slist_free_all(recipients) }
    let conversation = Conversation(sending: letter.bytes())
    // libcurl points at it without holding it.
    defer { withExtendedLifetime(conversation) {} }
    let handle = try CurlHandle()
    try setRoute(on: handle)
    try setSecurity(on: handle)
    try setPatience(patience, on: handle)
    try handle.set(CURLOPT_MAIL_FROM, "<\(letter.from.address)>")
    try handle.set(CURLOPT_MAIL_RCPT, recipients)
    try handle.set(conversation)
    let code = handle.perform()
    guard code == CURLE_OK else { throw SendFailure(code, in: conversation) }
  }

  private func setRoute(on handle: borrowing CurlHandle) throws(SendFailure) {
    let scheme = server.encryption == .immediate ? "smtps" : "smtp"
    try handle.set(CURLOPT_URL, "\(scheme)://\(server.bracketedHost):\(server.port)")
    try handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    // Else libcurl reads all_proxy and its like from the environment.
    try handle.set(CURLOPT_PROXY, "")
    try handle.set(CURLOPT_UPLOAD, 1)
    // Else the goodbye is said by a handle of libcurl's own, which knows none of our timeouts.
    try handle.set(CURLOPT_FORBID_REUSE, 1)
  }

  private func setSecurity(on handle: borrowing CurlHandle) throws(SendFailure) {
    try handle.set(CURLOPT_USE_SSL, Int(server.encryption.demand.rawValue))
    try handle.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    try handle.set(CURLOPT_SSL_VERIFYPEER, 1)
    try handle.set(CURLOPT_SSL_VERIFYHOST, 2)
    if let authority = server.authority { try handle.set(CURLOPT_CAINFO, authority) }

    guard let credentials = server.credentials else { return }
    try handle.set(CURLOPT_USERNAME, credentials.user)
    try handle.set(CURLOPT_PASSWORD, credentials.password)
    // Else libcurl prefers Kerberos where an Exchange server offers it and the user is an address, and fails for want of a ticket.
    try handle.set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN")
  }

  private func setPatience(_ patience: SMTP.Patience, on handle: borrowing CurlHandle) throws(SendFailure) {
    try handle.set(CURLOPT_CONNECTTIMEOUT_MS, Int(patience.connection / .milliseconds(1)))
    try handle.set(CURLOPT_TIMEOUT_MS, Int(patience.total / .milliseconds(1)))
    // Timeouts by signal would interrupt whatever thread the system picks.
    try handle.set(CURLOPT_NOSIGNAL, 1)
  }
}

extension MailServer.Encryption {
  fileprivate var demand: curl_usessl {
    switch self {
    case .never: CURLUSESSL_NONE
    case .whereOffered: CURLUSESSL_TRY
    case .startTLS, .immediate: CURLUSESSL_ALL
    }
  }
}
