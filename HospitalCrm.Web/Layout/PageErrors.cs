using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HospitalCrm.Web.Layout;

/// <summary>Catches what a page threw, logs it under a reference the reader can tell the information office, and keeps the shell alive.</summary>
public sealed partial class PageErrors : ErrorBoundary
{
    public string? Reference { get; private set; }

    [Inject] private ILogger<PageErrors> Logger { get; set; } = default!;

    protected override Task OnErrorAsync(Exception exception)
    {
        Reference = Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
        LogFailed(Logger, exception, Reference);
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "page failed {Reference}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string reference);
}
