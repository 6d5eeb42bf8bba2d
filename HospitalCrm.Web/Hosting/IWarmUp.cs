namespace HospitalCrm.Web.Hosting;

/// <summary>
/// Something to have run once before <c>/healthz/ready</c> answers 200, so that the first ring is as fast as the second. It leaves no
/// trace. Register with <c>services.AddSingleton&lt;IWarmUp, …&gt;()</c>; steps run one after the other by <see cref="Order"/>.
/// </summary>
public interface IWarmUp
{
    /// <summary>Small numbers first: 0 database, 100 hot paths, 200 pages.</summary>
    int Order { get; }

    Task RunAsync(CancellationToken ct);
}
