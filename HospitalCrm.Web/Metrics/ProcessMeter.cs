using System.Diagnostics.Metrics;
using HospitalCrm.Web.Security;

namespace HospitalCrm.Web.Metrics;

/// <summary>How the process itself is: processor, memory, collector, threads, circuits.</summary>
internal sealed class ProcessMeter
{
    public ProcessMeter(IMeterFactory meters, SessionCircuits circuits)
    {
        var meter = meters.Create(MetricsText.MeterName);
        meter.CreateObservableCounter("process_cpu_seconds_total", () => Environment.CpuUsage.TotalTime.TotalSeconds, "s", "Processor time used");
        meter.CreateObservableGauge("process_working_set_bytes", () => Environment.WorkingSet, "By", "Memory in use");
        meter.CreateObservableGauge("dotnet_gc_heap_bytes", () => GC.GetTotalMemory(forceFullCollection: false), "By", "Managed heap");
        meter.CreateObservableCounter("dotnet_gc_pause_seconds_total", () => GC.GetTotalPauseDuration().TotalSeconds, "s", "Time the collector held everybody");
        meter.CreateObservableCounter("dotnet_gc_collections_total", Collections, null, "Collections by generation");
        meter.CreateObservableGauge("dotnet_threadpool_threads", () => ThreadPool.ThreadCount, null, "Pool threads");
        meter.CreateObservableGauge("dotnet_threadpool_queue", () => ThreadPool.PendingWorkItemCount, null, "Work waiting for a pool thread");
        meter.CreateObservableGauge("hcrm_circuits", () => circuits.Count, null, "Open circuits");
    }

    private static IEnumerable<Measurement<int>> Collections() =>
        Enumerable.Range(0, 3).Select(generation => new Measurement<int>(GC.CollectionCount(generation), new KeyValuePair<string, object?>("generation", generation)));
}
