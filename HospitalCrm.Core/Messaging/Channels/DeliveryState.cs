namespace HospitalCrm.Core.Messaging.Channels;

public enum DeliveryState
{
    Delivered,
    Failed,

    /// <summary>Not yet: the network goes on trying, another report follows.</summary>
    StillTrying,
}
