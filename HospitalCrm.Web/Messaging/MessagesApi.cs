using System.Text.Json;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Web.Logging;
using HospitalCrm.Web.Security;

namespace HospitalCrm.Web.Messaging;

/// <summary><c>POST /api/v1/messages</c> and <c>GET /api/v1/messages/{id}</c> (contracts §3): the hospital's other systems have messages sent. 202 after durable storage.</summary>
internal sealed class MessagesApi(UseCaseRunner run)
{
    /// <summary>The longest text there is, with all a caller may put around it.</summary>
    private const int MostBytes = 64 * 1024;

    public static void Map(WebApplication app)
    {
        app.MapPost("/api/v1/messages", (HttpContext http, MessagesApi api, CancellationToken ct) => api.TakeAsync(http.Actor(), http.Request, ct))
            .RequireAuthorization(NeedsPolicy.NameOf(MessagingPermissions.Push.Code))
            .WithMetadata(CountedCalls.Mark)
            .DisableAntiforgery();
        app.MapGet("/api/v1/messages/{id:guid}", (Guid id, HttpContext http, MessagesApi api, CancellationToken ct) => api.TellAsync(http.Actor(), new(id), ct))
            .RequireAuthorization(NeedsPolicy.NameOf(MessagingPermissions.Push.Code))
            .WithMetadata(CountedCalls.Mark);
    }

    public async Task<IResult> TakeAsync(Actor actor, HttpRequest request, CancellationToken ct)
    {
        var body = await ReadAsync(request, ct);
        if (body is null)
        {
            return ApiAnswers.Problem(StatusCodes.Status422UnprocessableEntity, "Messaging.TextTooLong");
        }

        MessageOrder order;
        try
        {
            using var json = JsonDocument.Parse(body.Value);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return ApiAnswers.Problem(StatusCodes.Status400BadRequest, "Kernel.Invalid");
            }

            order = OrderJson.Read(json.RootElement);
        }
        catch (JsonException)
        {
            return ApiAnswers.Problem(StatusCodes.Status400BadRequest, "Kernel.Invalid");
        }
        catch (RuleViolation refusal)
        {
            return ApiAnswers.Problem(StatusCodes.Status422UnprocessableEntity, refusal.Code);
        }

        var outcome = order.Template is null && order.Category != MessageCategory.Promotion
            ? await run.RunAsync(actor, (AcceptMessage use) => use.HandleAsync(order, ct))
            : await run.RunAsync(actor, (AcceptTemplateMessage use) => use.HandleAsync(order, ct));
        return outcome.Problem is { Code: "Messaging.KeyTaken" } taken
            ? ApiAnswers.Problem(StatusCodes.Status409Conflict, taken.Code)
            : outcome.ToResult(Answer);
    }

    private async Task<IResult> TellAsync(Actor actor, Id<OutboundMessage> id, CancellationToken ct)
    {
        var outcome = await run.RunAsync(actor, (ReadOrderedMessage use) => use.HandleAsync(id, ct));
        return outcome.ToResult(message => Results.Ok(new
        {
            id = message.Id.Value,
            state = Word(message.State),
            reason = message.Reason is { } reason ? Word(reason) : null,
            attempts = message.Attempts,
            parts = message.Parts,
            cost = message.CostLi,
        }));
    }

    private static IResult Answer(OutboxAnswer answer)
    {
        var told = new { id = answer.Id.Value, state = Word(answer.State), reason = answer.Reason is { } reason ? Word(reason) : null };
        return answer.IsNew ? Results.Accepted($"/api/v1/messages/{answer.Id}", told) : Results.Ok(told);
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > MostBytes)
        {
            return null;
        }

        var body = new byte[request.ContentLength ?? MostBytes + 1];
        var length = 0;
        while (length < body.Length && await request.Body.ReadAsync(body.AsMemory(length), ct) is > 0 and var read)
        {
            length += read;
        }

        return length > MostBytes ? null : body.AsMemory(0, length);
    }
}
