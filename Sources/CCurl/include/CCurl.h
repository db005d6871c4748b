// libcurl for Swift. `curl_easy_setopt` and `curl_easy_getinfo` are variadic, which Swift cannot call:
// here is one function for each shape of argument that we set.
#ifndef CCURL_H
#define CCURL_H

#include <curl/curl.h>

CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value);
CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value);
CURLcode ccurl_set_read(CURL *handle, curl_read_callback read, void *context);
CURLcode ccurl_set_debug(CURL *handle, curl_debug_callback debug, void *context);
CURLcode ccurl_set_progress(CURL *handle, curl_xferinfo_callback progress, void *context);

#endif
