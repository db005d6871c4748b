import CCurl

/// One libcurl transfer. An option that libcurl does not take throws: to go on without it could mean to go on unencrypted.
struct CurlHandle: ~Copyable {
  private let handle: UnsafeMutableRawPointer

  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  init() throws(SendFailure) {
    guard CurlHandle.isReady, let handle = curl_easy_init() else { throw SendFailure(.interrupted, detail: "libcurl does not start") }
    self.handle = handle
  }

  deinit { curl_easy_cleanup(handle) }

  func set(_ option: CURLoption, _ text: String) throws(SendFailure) { try check(ccurl_set_text(handle, option, text)) }

  func set(_ option: CURLoption, _ number: Int) throws(SendFailure) { try check(ccurl_set_long(handle, option, number)) }

  /// The list must outlive the transfer.
  func set(_ option: CURLoption, _ list: UnsafeMutablePointer<curl_slist>?) throws(SendFailure) {
    try check(ccurl_set_list(handle, option, list))
  }

  /// The conversation must outlive the transfer.
  func set(_ conversation: Conversation) throws(SendFailure) {
    let context = Unmanaged.passUnretained(conversation).toOpaque()
    try check(ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, conversation.complaint))
    try check(ccurl_set_read(handle, Conversation.read, context))
    try check(ccurl_set_debug(handle, Conversation.hear, context))
    try check(ccurl_set_progress(handle, Conversation.mayEnd, context))
  }

  /// Blocks until the transfer is over, and frees the handle.
  consuming func perform() -> CURLcode { curl_easy_perform(handle) }

  private func check(_ code: CURLcode) throws(SendFailure) {
    guard code == CURLE_OK else { throw SendFailure(.interrupted, detail: "libcurl: " + String(cString: curl_easy_strerror(code))) }
  }
}
