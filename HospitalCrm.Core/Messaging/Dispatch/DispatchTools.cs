using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>What every channel's loop needs.</summary>
/// <param name="Written">Told of marks that are durable.</param>
internal sealed record DispatchTools(IServiceScopeFactory Scopes, Vault Vault, ParameterValues Values, TimeProvider Clock, ILogger Logger, Action<IReadOnlyList<MessageMark>> Written)
{
#pragma warning disable CA5394 // spreads load, guards nothing
    public static double Jitter() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
