// The least that Node-API costs: a call that does nothing, one that does an ioctl, and a hop to another thread and back.

#define _GNU_SOURCE
#include <node_api.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>

// Returns a number, and takes none.
static napi_value empty(napi_env env, napi_callback_info info) {
    (void)info;
    napi_value result;
    return napi_create_int32(env, 0, &result) == napi_ok ? result : NULL;
}

static int target_fd;
static unsigned long target_request;

// Which ioctl is meant from now on.
static napi_value target(napi_env env, napi_callback_info info) {
    size_t count = 2;
    napi_value arguments[2];
    uint32_t request;
    napi_get_cb_info(env, info, &count, arguments, NULL, NULL);
    napi_get_value_int32(env, arguments[0], &target_fd);
    napi_get_value_uint32(env, arguments[1], &request);
    target_request = request;
    return NULL;
}

// Does it, and returns what it returns.
static napi_value call(napi_env env, napi_callback_info info) {
    (void)info;
    napi_value result;
    return napi_create_int32(env, ioctl(target_fd, target_request, 0), &result) == napi_ok ? result : NULL;
}

// Whether this thread, and those that it starts from now on, stay on one processor.
static napi_value stay(napi_env env, napi_callback_info info) {
    static cpu_set_t all;
    size_t count = 1;
    napi_value argument;
    bool wanted;
    cpu_set_t one;
    napi_get_cb_info(env, info, &count, &argument, NULL, NULL);
    napi_get_value_bool(env, argument, &wanted);
    if (CPU_COUNT(&all) == 0 && sched_getaffinity(0, sizeof all, &all) != 0) abort();
    CPU_ZERO(&one);
    for (int cpu = 0; CPU_COUNT(&one) == 0; cpu++)
        if (CPU_ISSET(cpu, &all)) CPU_SET(cpu, &one);
    if (sched_setaffinity(0, sizeof one, wanted ? &one : &all) != 0) abort();
    return NULL;
}

static struct {
    sem_t go;
    napi_threadsafe_function back;
} hopper;

static void *thread_main(void *unused) {
    for (;;) {
        while (sem_wait(&hopper.go) != 0) continue;
        ioctl(target_fd, target_request, 0);
        napi_call_threadsafe_function(hopper.back, NULL, napi_tsfn_nonblocking);
    }
    return unused;
}

// Has another thread do it, and then call the function that hop_to() was given.
static napi_value hop(napi_env env, napi_callback_info info) {
    (void)env;
    (void)info;
    sem_post(&hopper.go);
    return NULL;
}

static napi_value hop_to(napi_env env, napi_callback_info info) {
    size_t count = 1;
    napi_value back, name;
    pthread_t thread;
    napi_get_cb_info(env, info, &count, &back, NULL, NULL);
    napi_create_string_utf8(env, "hop", NAPI_AUTO_LENGTH, &name);
    if (hopper.back == NULL) {
        sem_init(&hopper.go, 0, 0);
        if (pthread_create(&thread, NULL, thread_main, NULL) != 0) abort();
    } else {
        napi_release_threadsafe_function(hopper.back, napi_tsfn_release);
    }
    if (napi_create_threadsafe_function(env, back, NULL, name, 0, 1, NULL, NULL, NULL, NULL, &hopper.back))
        abort();
    napi_unref_threadsafe_function(env, hopper.back);
    return NULL;
}

NAPI_MODULE_INIT() {
    const napi_property_descriptor functions[] = {
        {"empty", NULL, empty, NULL, NULL, NULL, napi_enumerable, NULL},
        {"target", NULL, target, NULL, NULL, NULL, napi_enumerable, NULL},
        {"call", NULL, call, NULL, NULL, NULL, napi_enumerable, NULL},
        {"stay", NULL, stay, NULL, NULL, NULL, napi_enumerable, NULL},
        {"hop", NULL, hop, NULL, NULL, NULL, napi_enumerable, NULL},
        {"hopTo", NULL, hop_to, NULL, NULL, NULL, napi_enumerable, NULL},
    };
    napi_define_properties(env, exports, sizeof functions / sizeof functions[0], functions);
    return exports;
}
