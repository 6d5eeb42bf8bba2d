using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>通道状况: every configured channel, how it is, what it did today, and who stopped it.</summary>
public sealed class ReadChannels(CrmDb db, ChannelBoard board, ParameterValues values, TimeProvider clock) : IUseCase
{
    public static Permission Requires => MessagingPermissions.View;

    public async Task<IReadOnlyList<ChannelLine>> HandleAsync(CancellationToken ct = default)
    {
        var today = clock.Today();
        var stored = await db.MessageChannels.AsNoTracking().ToListAsync(ct);
        var tallies = await db.MessageTallies.AsNoTracking().Where(tally => tally.Day == today).ToListAsync(ct);
        var parts = values.Get(MessagingParameters.PartsPerCardAndDay);
        return
        [
            .. from standing in board.Standings
               let own = tallies.Where(tally => tally.Channel == standing.Options.Id).ToList()
               let channel = stored.Find(channel => channel.Code == standing.Options.Id)
               select new ChannelLine(standing.Options.Id, standing.Options.Kind)
               {
                   Health = standing.Channel?.Health,
                   IsAvailable = channel is not { IsPaused: true } && standing.IsAvailable(parts),
                   RestsUntil = standing.RestsUntil > clock.GetUtcNow() ? standing.RestsUntil : null,
                   FaultCode = standing.FaultCode,
                   PausedAt = channel?.PausedAt,
                   PausedBy = channel?.PausedBy,
                   PauseReason = channel?.PauseReason,
                   UnderWay = standing.UnderWay,
                   SentToday = own.Sum(tally => tally.Sent),
                   PartsToday = own.Sum(tally => tally.Parts),
                   CostLiToday = own.Sum(tally => tally.CostLi),
                   DeliveredToday = own.Sum(tally => tally.Delivered),
                   FailedToday = own.Sum(tally => tally.Failed),
                   UnknownToday = own.Sum(tally => tally.Unknown),
                   LastSentAt = standing.LastSentAt,
               },
        ];
    }
}

/// <summary>A channel as the page shows it.</summary>
public sealed record ChannelLine(string Id, SmsChannelKind Kind)
{
    /// <summary>Null while it was not made yet.</summary>
    public required ChannelHealth? Health { get; init; }

    public required bool IsAvailable { get; init; }

    /// <summary>After a fault it rests until then.</summary>
    public required DateTimeOffset? RestsUntil { get; init; }

    public required string? FaultCode { get; init; }

    public required DateTimeOffset? PausedAt { get; init; }

    public required string? PausedBy { get; init; }

    public required string? PauseReason { get; init; }

    public required int UnderWay { get; init; }

    public required long SentToday { get; init; }

    public required long PartsToday { get; init; }

    public required long CostLiToday { get; init; }

    public required long DeliveredToday { get; init; }

    public required long FailedToday { get; init; }

    public required long UnknownToday { get; init; }

    public required DateTimeOffset? LastSentAt { get; init; }
}
