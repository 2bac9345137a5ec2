// Generated from schema/ by `npm run codegen`. Do not edit.
/** The object types of each interface and union. */
export const possibleTypes = {
  "BillingInfo": [
    "ActivePlatformBillingInfo",
    "OnAppBillingInfo",
    "VmsBillingInfo"
  ],
  "Node": [
    "ActivePlatformBillingInfo",
    "ActivePlatformUser",
    "Camera",
    "Intercom",
    "OnAppUser",
    "Provider",
    "VmsUser"
  ],
  "Problem": [
    "AccessProblem",
    "ConflictProblem",
    "IdempotencyProblem",
    "NotFoundProblem",
    "ProviderProblem",
    "ThrottledProblem",
    "ValidationProblem"
  ],
  "UpdateUserResult": [
    "AccessProblem",
    "ConflictProblem",
    "IdempotencyProblem",
    "NotFoundProblem",
    "ProviderProblem",
    "ThrottledProblem",
    "UserUpdated",
    "ValidationProblem"
  ],
  "User": [
    "ActivePlatformUser",
    "OnAppUser",
    "VmsUser"
  ]
} as const;

/** The types without an `id`: their objects are part of the object that holds them. */
export const embeddedTypes = [
  "AccessProblem",
  "ActivePlatformAddress",
  "ActivePlatformContact",
  "ActivePlatformCustomAttribute",
  "ActivePlatformSubscriptionConnection",
  "ActivePlatformSubscriptionEdge",
  "CameraCapabilities",
  "CameraStream",
  "ConflictProblem",
  "IdempotencyProblem",
  "InputIssue",
  "IntercomCredentials",
  "IntercomFlatConnection",
  "IntercomFlatEdge",
  "IntercomKeyConnection",
  "IntercomKeyEdge",
  "Money",
  "NotFoundProblem",
  "OnAppAdditionalField",
  "OnAppBillingInfo",
  "OnAppInfoboxes",
  "OnAppMonthlyBill",
  "OnAppPanel",
  "OnAppPaymentConnection",
  "OnAppPaymentEdge",
  "PageInfo",
  "ProblemOrigin",
  "ProviderProblem",
  "ProviderUsers",
  "RetryAdvice",
  "ThrottledProblem",
  "UserConnection",
  "UserEdge",
  "UserUpdated",
  "ValidationProblem",
  "Viewer",
  "VmsAnalyticLicense",
  "VmsBillingAccount",
  "VmsBillingInfo",
  "VmsBillingProperty",
  "VmsCameraAccess",
  "VmsCameraDetails",
  "VmsIntercomDetails",
  "VmsSubUserConnection",
  "VmsSubUserEdge",
  "VmsUserCameraConnection",
  "VmsUserCameraEdge",
  "VmsUserIntercomConnection",
  "VmsUserIntercomEdge",
  "VmsUserIntercomKeyConnection",
  "VmsUserIntercomKeyEdge"
] as const;

/** The fields that are connections, by type and name, each with the arguments that select its list. */
export const connections = {
  "ActivePlatformBillingInfo": {
    "subscriptions": []
  },
  "Intercom": {
    "flats": [
      "search"
    ],
    "keys": []
  },
  "OnAppUser": {
    "payments": []
  },
  "Query": {
    "users": [
      "provider",
      "search"
    ]
  },
  "VmsUser": {
    "cameras": [],
    "intercomFlats": [],
    "intercomKeys": [],
    "intercoms": [],
    "subUsers": []
  }
} as const;
