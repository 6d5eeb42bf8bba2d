using HospitalCrm.Web.Realtime;

namespace HospitalCrm.Web.Messaging;

internal static class MessageServices
{
    public static void AddMessages(this IServiceCollection services)
    {
        services.AddSingleton<MessagesApi>();
        services.AddSingleton<GatewayCallbacks>();
        services.AddSingleton<OwnAddress>();
        services.AddScoped<ChannelReports>();
        services.AddHostedService<MessageWorker>();
    }
}
