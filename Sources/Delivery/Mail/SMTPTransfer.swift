import CCurl

/// One message's SMTP transaction, on the thread that calls `run`.
struct SMTPTransfer {
  private let message: EmailMessage
  private let server: MailServer

  init(_ message: EmailMessage, to server: MailServer) {
    self.message = message
    self.server = server
  }

  /// Blocks until the server has accepted the message.
  func run(within timeouts: SMTP.Timeouts) throws(SendError) {
    let recipients = curl_slist_append(nil, "<\(message.to.address)>")
    defer { curl_slist_free_all(recipients) }
    let transcript = SMTPTranscript(sending: message.bytes())
    // libcurl keeps an unretained pointer to it.
    defer { withExtendedLifetime(transcript) {} }
    let handle = try CurlHandle()
    try setDestination(on: handle)
    try setSecurity(on: handle)
    try setTimeouts(timeouts, on: handle)
    try handle.set(CURLOPT_MAIL_FROM, "<\(message.from.address)>")
    try handle.set(CURLOPT_MAIL_RCPT, recipients)
    try handle.set(transcript)
    let code = handle.perform()
    guard code == CURLE_OK else { throw SendError(code, in: transcript) }
  }

  private func setDestination(on handle: borrowing CurlHandle) throws(SendError) {
    let scheme = server.encryption == .immediate ? "smtps" : "smtp"
    try handle.set(CURLOPT_URL, "\(scheme)://\(server.bracketedHost):\(server.port)")
    try handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    // Otherwise libcurl reads all_proxy and similar variables from the environment.
    try handle.set(CURLOPT_PROXY, "")
    try handle.set(CURLOPT_UPLOAD, 1)
    // Otherwise QUIT is sent through an internal handle of libcurl, to which our timeouts do not apply.
    try handle.set(CURLOPT_FORBID_REUSE, 1)
  }

  private func setSecurity(on handle: borrowing CurlHandle) throws(SendError) {
    try handle.set(CURLOPT_USE_SSL, Int(server.encryption.demand.rawValue))
    try handle.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    try handle.set(CURLOPT_SSL_VERIFYPEER, 1)
    try handle.set(CURLOPT_SSL_VERIFYHOST, 2)
    if let authority = server.authority { try handle.set(CURLOPT_CAINFO, authority) }

    guard let credentials = server.credentials else { return }
    try handle.set(CURLOPT_USERNAME, credentials.user)
    try handle.set(CURLOPT_PASSWORD, credentials.password)
    // Otherwise libcurl prefers Kerberos if an Exchange server offers it and the user is an address, and fails without a ticket.
    try handle.set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN")
  }

  private func setTimeouts(_ timeouts: SMTP.Timeouts, on handle: borrowing CurlHandle) throws(SendError) {
    try handle.set(CURLOPT_CONNECTTIMEOUT_MS, Int(timeouts.connection / .milliseconds(1)))
    try handle.set(CURLOPT_TIMEOUT_MS, Int(timeouts.total / .milliseconds(1)))
    // Timeouts by signal would interrupt an arbitrary thread.
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
