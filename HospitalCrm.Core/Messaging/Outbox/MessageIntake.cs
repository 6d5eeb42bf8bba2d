using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Dispatch;
using HospitalCrm.Core.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Messaging;

/// <summary>
/// Where the hospital's other systems deliver messages, many callers at once: each is answered when his message is durable, those that
/// come together are committed together (docs/adr/0041).
/// </summary>
public sealed class MessageIntake : IAsyncDisposable
{
    private readonly Vault _vault;

    // Two: while one waits for the disk the other asks the gate.
    private readonly IntakeLane[] _lanes;

    public MessageIntake(IServiceScopeFactory scopes, Vault vault, ParameterValues values, TimeProvider clock, DispatchBell bell, ILogger<MessageIntake> logger)
    {
        _vault = vault;
        _lanes = [.. Enumerable.Range(0, 2).Select(_ => new IntakeLane(scopes, values, clock, bell, logger))];
    }

    /// <exception cref="RuleViolation">The key was used for another message.</exception>
    public async Task<OutboxAnswer> TakeAsync(NewMessage wish, CancellationToken ct)
    {
        var item = new IntakeItem(wish, wish.Seal(_vault));

        // One number, one lane: caps and repeats see what came just before.
        await _lanes[item.Seals.ToIndex[0] % _lanes.Length].AddAsync(item, ct);
        return item.Answer ?? throw new RuleViolation("Messaging.KeyTaken");
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_lanes.Select(lane => lane.DisposeAsync().AsTask()));
}

/// <summary>A message on its way into the outbox.</summary>
internal sealed class IntakeItem(NewMessage wish, SealedWish seals)
{
    public NewMessage Wish => wish;

    public SealedWish Seals => seals;

    /// <summary>Null: the key stands for another body.</summary>
    public OutboxAnswer? Answer { get; set; }
}
