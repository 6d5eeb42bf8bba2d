using System.Buffers;
using System.Text.Json;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Logging;
using HospitalCrm.Web.Security;
using Microsoft.AspNetCore.Http.Features;

namespace HospitalCrm.Web.Integration;

/// <summary><c>POST /api/v1/his/{view}</c> (contracts §3): the hospital's systems push rows of the contract's views. 200 after durable storage.</summary>
internal sealed class HisApi(UseCaseRunner run) : IDisposable
{
    /// <summary>Ten thousand rows of the widest view, with room to spare.</summary>
    private const int MostBytes = 256 * 1024 * 1024;

    /// <summary>A body from here on is a long one: a few of them at a time.</summary>
    private const int LongFrom = 4 * 1024 * 1024;

    private const int FirstGuess = 16 * 1024;

    private readonly SemaphoreSlim _longOnes = new(2, 2);

    public static void Map(WebApplication app) =>
        app.MapPost("/api/v1/his/{view}", (string view, HttpContext http, HisApi api, CancellationToken ct) => api.TakeAsync(view, http.Actor(), http.Request, ct))
            .RequireAuthorization(NeedsPolicy.NameOf(FeedPermissions.Push.Code))
            .WithMetadata(CountedCalls.Mark)
            .DisableAntiforgery();

    public async Task<IResult> TakeAsync(string name, Actor actor, HttpRequest request, CancellationToken ct)
    {
        if (HisContract.Find(name) is not { } view)
        {
            return Problem(StatusCodes.Status404NotFound, "No such view", "The contract has no view of this name.");
        }

        if (request.ContentLength > MostBytes)
        {
            return TooMuch();
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        var isLong = request.ContentLength is not { } length || length >= LongFrom;
        if (isLong)
        {
            await _longOnes.WaitAsync(ct);
        }

        try
        {
            return await TakeAsync(view, actor, request, ct);
        }
        finally
        {
            if (isLong)
            {
                _longOnes.Release();
            }
        }
    }

    public void Dispose() => _longOnes.Dispose();

    private async Task<IResult> TakeAsync(HisView view, Actor actor, HttpRequest request, CancellationToken ct)
    {
        var body = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? FirstGuess) + 1);
        try
        {
            var length = 0;
            while (await request.Body.ReadAsync(body.AsMemory(length), ct) is > 0 and var read)
            {
                length += read;
                if (length > MostBytes)
                {
                    return TooMuch();
                }

                body = length < body.Length ? body : Grow(body, length);
            }

            return await TakeAsync(view, actor, WithoutMark(body.AsMemory(0, length)), ct);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    private async Task<IResult> TakeAsync(HisView view, Actor actor, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        int? count;
        try
        {
            count = HisJson.Count(body.Span, PushHisRows.MostRows);
        }
        catch (JsonException)
        {
            return Problem(StatusCodes.Status400BadRequest, "Not JSON", "The body is a JSON array of rows.");
        }

        if (count is null)
        {
            return Problem(StatusCodes.Status400BadRequest, "Not an array", "The body is a JSON array of rows.");
        }

        if (count > PushHisRows.MostRows)
        {
            return TooMuch();
        }

        var rows = new List<HisReading>(count.Value);
        HisJson.Read(view, body, 0, int.MaxValue, rows);
        var outcome = await run.RunAsync(actor, (PushHisRows use) => use.HandleAsync(view, rows, ct));
        return outcome.ToResult(answer => Results.Ok(new
        {
            accepted = answer.Accepted,
            unchanged = answer.Unchanged,
            quarantined = answer.Bad.Select(bad => new { index = bad.Index, reason = bad.Fault.ToString() }),
        }));
    }

    private static byte[] Grow(byte[] body, int length)
    {
        var wider = ArrayPool<byte>.Shared.Rent(Math.Min(body.Length * 2, MostBytes + 1));
        body.AsSpan(0, length).CopyTo(wider);
        ArrayPool<byte>.Shared.Return(body);
        return wider;
    }

    /// <summary>Some systems put a byte order mark before their JSON.</summary>
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) => body.Span is [0xEF, 0xBB, 0xBF, ..] ? body[3..] : body;

    private static IResult TooMuch() =>
        Problem(StatusCodes.Status413PayloadTooLarge, "Too many rows", $"At most {PushHisRows.MostRows} rows in one call.");

    private static IResult Problem(int status, string title, string detail) => Results.Problem(statusCode: status, title: title, detail: detail);
}
