using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Web.Realtime;
using HospitalCrm.Web.Security;

namespace HospitalCrm.Web.Calls;

/// <summary><c>POST /api/v1/lines/{id}/events</c> (contracts §3): a telephone system pushes what happens on its lines. 202 after durable storage.</summary>
internal sealed class LineEventsApi(LineDirectory lines, LineInbox inbox, LineBoard board, TimeProvider clock)
{
    private const int MostAtOnce = 1_000;

    public static void Map(WebApplication app) =>
        app.MapPost("/api/v1/lines/{id}/events", (string id, HttpRequest request, LineEventsApi api, CancellationToken ct) => api.AcceptAsync(id, request, ct))
            .RequireAuthorization(NeedsPolicy.NameOf(CallPermissions.PushLineEvents.Code))
            .DisableAntiforgery();

    /// <summary>Returns null and the reason, a text without personal data, when the body cannot be meant.</summary>
    public async Task<IResult> AcceptAsync(string id, HttpRequest request, CancellationToken ct)
    {
        if (lines.Find(id) is not { Adapter: "HttpEvents" })
        {
            return Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "No such line", detail: "No line of this id takes events over HTTP.");
        }

        JsonDocument body;
        try
        {
            body = await JsonDocument.ParseAsync(request.Body, cancellationToken: ct);
        }
        catch (JsonException)
        {
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: "Not JSON", detail: "The body is one event or an array of events.");
        }

        using (body)
        {
            var rows = body.RootElement.ValueKind == JsonValueKind.Array ? body.RootElement.EnumerateArray().ToArray() : [body.RootElement];
            if (rows.Length > MostAtOnce)
            {
                return Results.Problem(statusCode: StatusCodes.Status413PayloadTooLarge, title: "Too many events", detail: $"At most {MostAtOnce} at once.");
            }

            var signals = new List<LineEvent>(rows.Length);
            for (var at = 0; at < rows.Length; at++)
            {
                if (Read(id, rows[at], out var reason) is not { } signal)
                {
                    return Results.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, title: "Event not understood", detail: $"Event {at}: {reason}");
                }

                signals.Add(signal);
            }

            signals.ForEach(board.Heard);
            await inbox.AcceptAsync(signals, ct);
            return Results.Accepted(value: new { accepted = signals.Count });
        }
    }

    private LineEvent? Read(string line, JsonElement row, out string reason)
    {
        reason = "";
        if (row.ValueKind != JsonValueKind.Object)
        {
            reason = "not an object";
        }
        else if (!Text(row, "callId", 128, out var call) || call is null)
        {
            reason = "callId is a text of 1 to 128 characters";
        }
        else if (!row.TryGetProperty("sequence", out var number) || number.ValueKind != JsonValueKind.Number || !number.TryGetInt64(out var sequence) || sequence < 0)
        {
            reason = "sequence is a whole number from 0";
        }
        else if (!Text(row, "signal", 20, out var word) || Signal(word) is not { } signal)
        {
            reason = "signal is ringing, number, stopped, answered, transferred or ended";
        }
        else if (!Text(row, "presentation", 20, out var shown) || Shown(shown) is not { } presentation)
        {
            reason = "presentation is allowed, withheld or unavailable";
        }
        else if (!Text(row, "direction", 5, out var way) || way is not (null or "in" or "out"))
        {
            reason = "direction is in or out";
        }
        else if (!Text(row, "number", 256, out var raw) || !Text(row, "extension", 16, out var extension) || !Text(row, "toExtension", 16, out var to) || !Text(row, "cause", 64, out var cause))
        {
            reason = "number, extension, toExtension and cause are texts of a sensible length";
        }
        else if (signal == LineSignal.RingingStopped && extension is null)
        {
            reason = "stopped names the extension at which it rings no more";
        }
        else if (!At(row, out var at))
        {
            reason = "at is an ISO time with offset";
        }
        else
        {
            return new(line, SessionOf(line, call), sequence, call, signal, at)
            {
                Direction = way == "out" ? CallDirection.Outgoing : CallDirection.Incoming,
                RawNumber = raw,
                Presentation = presentation,
                LocalExtension = extension,
                ToExtension = to,
                Cause = cause,
            };
        }

        return null;
    }

    private static bool Text(JsonElement row, string name, int longest, out string? text)
    {
        text = null;
        if (!row.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        text = Clean(value);
        if (text?.Length == 0)
        {
            text = null;
            return true;
        }

        return text?.Length <= longest;
    }

    /// <summary>Null for what no database keeps: half a character, or a NUL.</summary>
    private static string? Clean(JsonElement value)
    {
        try
        {
            var text = value.GetString()!.Trim();
            return text.Contains('\0') ? null : text;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static LineSignal? Signal(string? word) => word switch
    {
        "ringing" => LineSignal.Ringing,
        "number" => LineSignal.Number,
        "answered" => LineSignal.Answered,
        "transferred" => LineSignal.Transferred,
        "stopped" => LineSignal.RingingStopped,
        "ended" => LineSignal.Ended,
        _ => null,
    };

    private static Presentation? Shown(string? word) => word switch
    {
        null or "allowed" => Presentation.Allowed,
        "withheld" => Presentation.Withheld,
        "unavailable" => Presentation.Unavailable,
        _ => null,
    };

    /// <summary>The sender's time counts for events it kept back; a clock that is ahead, or a day behind, does not.</summary>
    private bool At(JsonElement row, out DateTimeOffset at)
    {
        at = clock.GetUtcNow();
        if (!Text(row, "at", 40, out var text))
        {
            return false;
        }

        if (text is null)
        {
            return true;
        }

        // A time of day alone, or a day alone, would be completed with a guess.
        if (text is not [_, _, _, _, '-', _, _, '-', _, _, 'T' or 't' or ' ', ..] || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var given))
        {
            return false;
        }

        at = given <= at && at - given < TimeSpan.FromDays(1) ? given.ToUniversalTime() : at;
        return true;
    }

    // Sequence numbers count within a call, so the call is the session whose repeats are dropped.
    private static Guid SessionOf(string line, string call) => new(SHA256.HashData(Encoding.UTF8.GetBytes(line + '\0' + call)).AsSpan(0, 16));
}
