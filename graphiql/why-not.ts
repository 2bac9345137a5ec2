/** What `updateUser` answers instead of a changed user: a fragment that every example of an update ends with. */
export const WHY_NOT = `
fragment WhyNot on Problem {
  code
  message
  write
  retry {
    safe
    afterSeconds
  }
  origin {
    httpStatus
    requestId
  }
  ... on ValidationProblem {
    issues {
      path
      rule
      message
      upstreamField
    }
  }
}
`;
