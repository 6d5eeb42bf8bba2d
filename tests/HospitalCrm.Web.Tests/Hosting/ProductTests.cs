using System.Net;

namespace HospitalCrm.Web.Tests.Hosting;

public sealed class ProductTests(SharedProduct shared) : IClassFixture<SharedProduct>
{
    private readonly ServedProduct _product = shared.Product;

    [Theory]
    [InlineData("/healthz/live")]
    [InlineData("/healthz/ready")]
    public async Task It_says_that_it_lives_and_is_ready(string probe)
    {
        using var browser = _product.Browser();

        using var answer = await browser.GetAsync(probe);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Metrics_are_written_for_this_machine()
    {
        using var browser = _product.Browser();

        var text = await browser.GetStringAsync("/metrics");

        Assert.Contains("# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total ", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE hcrm_ring_to_screen_seconds histogram\n", text, StringComparison.Ordinal);
        Assert.Contains("dotnet_gc_collections_total{generation=\"2\"} ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_are_refused_to_whoever_comes_through_a_proxy()
    {
        using var browser = _product.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "10.0.0.7");

        using var answer = await browser.GetAsync("/metrics");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_log_names_the_route_and_never_the_address()
    {
        using var browser = await _product.SignedInAsync("agent01");

        using var answer = await browser.GetAsync("/patients/13800138000?name=%E7%8E%8B%E8%8A%B3");

        var log = await ReadLogAsync("/patients/{");
        Assert.DoesNotContain("13800138000", log, StringComparison.Ordinal);
        Assert.DoesNotContain("%E7%8E%8B", log, StringComparison.Ordinal);
        Assert.DoesNotContain("王芳", log, StringComparison.Ordinal);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void The_key_folder_is_for_its_owner_alone()
    {
        var mode = File.GetUnixFileMode(Path.Combine(_product.Folder, "keys"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, mode);
    }

    /// <summary>The log is written behind the request; it is read until the line is there.</summary>
    private async Task<string> ReadLogAsync(string awaited)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var file = Directory.GetFiles(Path.Combine(_product.Folder, "logs")).Single();
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            var log = await reader.ReadToEndAsync(patience.Token);
            if (log.Contains(awaited, StringComparison.Ordinal))
            {
                return log;
            }

            await Task.Delay(50, patience.Token);
        }
    }
}
