using HospitalCrm.Benchmarks.Gateways;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Messaging;

/// <summary>What was promised, what the product says became of it, and what the network says it was given, held against each other.</summary>
internal sealed class KillVerdict(SteadyOrders orders, NetworkLog network, IReadOnlyList<KillRound> rounds, int window)
{
    private IReadOnlyDictionary<string, KilledMessage> _messages = new Dictionary<string, KilledMessage>();

    public async Task JudgeAsync(Figures figures, string folder, CancellationToken ct)
    {
        await ReadAsync(folder, ct);
        var promised = orders.Accepted.Select(order => (Number: order.Key, Message: _messages.GetValueOrDefault(order.Value), Times: network.At(order.Key).Count)).ToList();
        var inDoubt = promised.FindAll(order => order.Message?.State == MessageState.Unknown);
        figures.Print("kills", rounds.Count, "count");
        foreach (var target in Enum.GetValues<KillTarget>())
        {
#pragma warning disable CA1308 // A figure's name, not a key.
            figures.Print($"kills.{target.ToString().ToLowerInvariant()}", rounds.Count(round => round.Target == target), "count");
#pragma warning restore CA1308
        }

        foreach (var state in promised.GroupBy(order => order.Message?.State).OrderBy(group => group.Key))
        {
            figures.Print($"state.{state.Key?.ToString() ?? "Missing"}", state.Count(), "messages");
        }

        figures.Print("unknown.at-the-network", inDoubt.Count(order => order.Times > 0), "messages");
        figures.JudgeAtLeast("accepted", promised.Count, rounds.Count * 10, "messages");
        figures.Judge("lost", promised.Count(order => IsLost(order.Message, order.Times)), 0, "messages");
        figures.Judge("failed-though-received", promised.Count(order => order.Message?.State is MessageState.Failed or MessageState.Dead or MessageState.Expired && order.Times > 0), 0, "messages");
        figures.Judge("unknown", (double)inDoubt.Count / rounds.Count, 2 * window, "messages a kill");
        JudgeTwice(figures);
    }

    /// <summary>Neither at the network nor in anybody's list of what is to be looked at.</summary>
    private static bool IsLost(KilledMessage? message, int times) => times == 0 && message?.State is not (MessageState.Unknown or MessageState.Failed or MessageState.Dead);

    private void JudgeTwice(Figures figures)
    {
        var twice = Enumerable.Range(1, orders.Ordered).Select(SteadyOrders.Number).Select(number => (Number: number, Times: network.At(number))).Where(order => order.Times.Count > 1).ToList();
        var byProduct = 0;
        foreach (var (number, times) in twice)
        {
            var id = orders.Accepted.GetValueOrDefault(number);
            var message = id is null ? null : _messages.GetValueOrDefault(id);
            byProduct += message?.HandedOver > 1 ? 1 : 0;
            figures.Say($"twice: message {id ?? "(not answered)"} at {string.Join(" and ", times.Select(at => $"{at:HH:mm:ss.fff}"))}, handed over {message?.HandedOver ?? 1} time(s), after the kill of {KillBefore(times[^1])?.Target}");
        }

        var perKill = twice.GroupBy(order => KillBefore(order.Times[^1])).Select(group => group.Count()).DefaultIfEmpty().Max();
        figures.Print("twice", twice.Count, "messages");
        figures.Judge("twice.by-the-product", byProduct, 0, "messages");
        figures.Judge("twice.of-one-kill", perKill, window, "messages");
    }

    private KillRound? KillBefore(DateTime at) => rounds.LastOrDefault(round => round.At < at);

    private async Task ReadAsync(string folder, CancellationToken ct)
    {
        await using var services = CoreOn.Data(folder);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var messages = await db.OutboundMessages.AsNoTracking().Where(message => message.Source == "demo").Select(message => new { message.Id, message.State, message.Attempts }).ToListAsync(ct);
        _messages = messages.ToDictionary(message => message.Id.ToString(), message => new KilledMessage(message.State, message.Attempts), StringComparer.Ordinal);
    }

    /// <param name="HandedOver">How often the product gave it to the channel, refused connections included.</param>
    private sealed record KilledMessage(MessageState State, int HandedOver);
}
