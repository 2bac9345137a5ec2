/** A fragment on the problem that `updateUser` returns instead of a changed user. Every example of an update uses it. */
export const WHY_NOT = `
fragment WhyNot on Problem {
  code
  message
  write
  retry {
    advice
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
