using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Messaging.Dispatch;
using HospitalCrm.Device.Messages;
using HospitalCrm.Web.Hosting;

namespace HospitalCrm.Web.Messaging;

/// <summary>Makes the configured channels and sends what is in the outbox as long as the product runs. One channel that cannot be made leaves the others working.</summary>
internal sealed partial class MessageWorker(ChannelDirectory directory, MessageDispatch dispatch, OwnAddress own, Readiness readiness, TimeProvider clock, ILoggerFactory logs) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ILogger _logger = logs.CreateLogger<MessageWorker>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WhenReady.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await dispatch.RunAsync([.. directory.Channels.Select(Make).OfType<ISmsChannel>()], stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogBroken(_logger, failure);
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private ISmsChannel? Make(SmsChannelOptions options)
    {
        try
        {
            return SmsChannels.Create(options, own.Find, clock, logs);
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
        {
            LogNotMade(_logger, options.Id, failure.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "message dispatch broke; it is started again")]
    private static partial void LogBroken(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "message channel {Channel} is not configured: {Why}")]
    private static partial void LogNotMade(ILogger logger, string channel, string why);
}
