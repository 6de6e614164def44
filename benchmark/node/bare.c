// The least that Node-API costs: a call that does nothing, and a hop to another thread and back.

#include <node_api.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>

// Returns a number, and takes none.
static napi_value empty(napi_env env, napi_callback_info info) {
    (void)info;
    napi_value result;
    return napi_create_int32(env, 0, &result) == napi_ok ? result : NULL;
}

static struct {
    int fd;
    unsigned long request;
    sem_t go;
    napi_threadsafe_function back;
} hopper;

static void *thread_main(void *unused) {
    for (;;) {
        while (sem_wait(&hopper.go) != 0) continue;
        ioctl(hopper.fd, hopper.request, 0);
        napi_call_threadsafe_function(hopper.back, NULL, napi_tsfn_nonblocking);
    }
    return unused;
}

// Has another thread do an ioctl and then call the function that hop_to() was given.
static napi_value hop(napi_env env, napi_callback_info info) {
    (void)env;
    (void)info;
    sem_post(&hopper.go);
    return NULL;
}

static napi_value hop_to(napi_env env, napi_callback_info info) {
    size_t count = 3;
    napi_value arguments[3], name;
    uint32_t request;
    pthread_t thread;
    napi_get_cb_info(env, info, &count, arguments, NULL, NULL);
    napi_get_value_int32(env, arguments[0], &hopper.fd);
    napi_get_value_uint32(env, arguments[1], &request);
    napi_create_string_utf8(env, "hop", NAPI_AUTO_LENGTH, &name);
    if (hopper.back == NULL) {
        sem_init(&hopper.go, 0, 0);
        if (pthread_create(&thread, NULL, thread_main, NULL) != 0) abort();
    } else {
        napi_release_threadsafe_function(hopper.back, napi_tsfn_release);
    }
    hopper.request = request;
    if (napi_create_threadsafe_function(env, arguments[2], NULL, name, 0, 1, NULL, NULL, NULL, NULL, &hopper.back))
        abort();
    napi_unref_threadsafe_function(env, hopper.back);
    return NULL;
}

NAPI_MODULE_INIT() {
    const napi_property_descriptor functions[] = {
        {"empty", NULL, empty, NULL, NULL, NULL, napi_enumerable, NULL},
        {"hop", NULL, hop, NULL, NULL, NULL, napi_enumerable, NULL},
        {"hopTo", NULL, hop_to, NULL, NULL, NULL, napi_enumerable, NULL},
    };
    napi_define_properties(env, exports, sizeof functions / sizeof functions[0], functions);
    return exports;
}
