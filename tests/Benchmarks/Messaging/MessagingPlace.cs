using System.Diagnostics;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Messaging;

/// <summary>The product with one gateway, at ten in the morning, and what its database says of messages.</summary>
internal static class MessagingPlace
{
    public static Dictionary<string, string> Settings(LoopbackGateway gateway) => new()
    {
        ["Sms__Channels__0__Id"] = "loopback",
        ["Sms__Channels__0__Kind"] = "HttpTemplate",
        ["Sms__Channels__0__Url"] = gateway.Url,
        ["Sms__Channels__0__PricePerPart"] = "68",
        ["Clock__StartAt"] = $"{DateTime.UtcNow.Date.AddDays(1):yyyy-MM-dd}T10:00:00+08:00",
    };

    public static string Number(int at) => $"139{at:D8}";

    /// <summary>Many callers at once, each with turns of its own.</summary>
    public static async Task<double> PostAsync(Uri address, int callers, int count, Func<int, byte[]> body, CancellationToken ct)
    {
        var next = -1;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(
            async () =>
            {
                using var caller = await MessageCaller.ConnectAsync(address, ct);
                for (var turn = Interlocked.Increment(ref next); turn < count; turn = Interlocked.Increment(ref next))
                {
                    await caller.PostAsync(body(turn), ct);
                }
            },
            ct)));
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Until nothing waits and nothing is under way; every look is a question to two small indexes.</summary>
    public static async Task UntilMarkedAsync(ServiceProvider data, CancellationToken ct)
    {
        await using var scope = data.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        while (await db.OutboundMessages.AnyAsync(message => message.State == MessageState.Queued || message.State == MessageState.Sending, ct))
        {
            await Task.Delay(10, ct);
        }
    }

    public static async Task<Dictionary<MessageState, int>> StatesAsync(ServiceProvider data, CancellationToken ct)
    {
        await using var scope = data.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CrmDb>().OutboundMessages.GroupBy(message => message.State).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
    }
}
