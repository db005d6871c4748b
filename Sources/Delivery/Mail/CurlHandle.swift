import CCurl

/// One libcurl transfer. An option that libcurl rejects throws: to continue without it could mean to continue unencrypted.
struct CurlHandle: ~Copyable {
  private let handle: UnsafeMutableRawPointer

  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  init() throws(SendError) {
    guard CurlHandle.isReady, let handle = curl_easy_init() else { throw SendError(.interrupted, detail: "libcurl does not start") }
    self.handle = handle
  }

  deinit { curl_easy_cleanup(handle) }

  func set(_ option: CURLoption, _ text: String) throws(SendError) { try check(ccurl_set_text(handle, option, text)) }

  func set(_ option: CURLoption, _ number: Int) throws(SendError) { try check(ccurl_set_long(handle, option, number)) }

  /// The list must outlive the transfer.
  func set(_ option: CURLoption, _ list: UnsafeMutablePointer<curl_slist>?) throws(SendError) {
    try check(ccurl_set_list(handle, option, list))
  }

  /// The transcript must outlive the transfer.
  func set(_ transcript: SMTPTranscript) throws(SendError) {
    let context = Unmanaged.passUnretained(transcript).toOpaque()
    try check(ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, transcript.errorText))
    try check(ccurl_set_read(handle, SMTPTranscript.read, context))
    try check(ccurl_set_debug(handle, SMTPTranscript.record, context))
    try check(ccurl_set_progress(handle, SMTPTranscript.abortAfterQuit, context))
  }

  /// Blocks until the transfer ends, then frees the handle.
  consuming func perform() -> CURLcode { curl_easy_perform(handle) }

  private func check(_ code: CURLcode) throws(SendError) {
    guard code == CURLE_OK else { throw SendError(.interrupted, detail: "libcurl: " + String(cString: curl_easy_strerror(code))) }
  }
}
