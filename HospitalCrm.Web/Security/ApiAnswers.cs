using HospitalCrm.Core.Kernel;
using Microsoft.AspNetCore.WebUtilities;

namespace HospitalCrm.Web.Security;

/// <summary>How an API endpoint runs a use case and answers: success as it says, a problem as RFC 9457.</summary>
public static class ApiAnswers
{
    /// <summary>Who calls: the connected system of the request's key.</summary>
    public static Actor Actor(this HttpContext context) => ActorClaims.Read(context.User);

    public static IResult ToResult<T>(this Outcome<T> outcome, Func<T, IResult> success) =>
        outcome.Problem is { } problem ? problem.ToResult() : success(outcome.Value!);

    public static IResult ToResult(this Problem problem)
    {
        var more = new Dictionary<string, object?> { ["code"] = problem.Code };
        if (problem.Fields.Count > 0)
        {
            more["fields"] = problem.Fields.Select(field => new { field = field.Field, code = field.Code }).ToArray();
        }

        var status = problem.Kind switch
        {
            ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
            ProblemKind.SessionEnded => StatusCodes.Status401Unauthorized,
            ProblemKind.Missing => StatusCodes.Status404NotFound,
            ProblemKind.Stale => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        return Results.Problem(statusCode: status, title: ReasonPhrases.GetReasonPhrase(status), extensions: more);
    }

    public static IResult Problem(int status, string code) =>
        Results.Problem(statusCode: status, title: ReasonPhrases.GetReasonPhrase(status), extensions: new Dictionary<string, object?> { ["code"] = code });
}
