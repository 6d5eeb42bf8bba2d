using Serilog.Core;
using Serilog.Events;

namespace HospitalCrm.Web.Logging;

/// <summary>The host puts each request's path on every line logged meanwhile; a path may name a patient, so it goes.</summary>
internal sealed class WithoutAddresses : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
}
