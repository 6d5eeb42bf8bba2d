namespace HospitalCrm.Core.Messaging;

/// <summary>Where a message is on its way; see docs/adr/0041.</summary>
public enum MessageState
{
    /// <summary>待发: waits for its time, its turn or a channel.</summary>
    Queued,

    /// <summary>发送中: a process holds it under a lease. Committed before anything goes on the wire.</summary>
    Sending,

    /// <summary>已发: the network or gateway took it.</summary>
    Sent,

    /// <summary>送达.</summary>
    Delivered,

    /// <summary>已拦截: the gate held it back for good; the reason says why.</summary>
    Suppressed,

    /// <summary>Refused for good, or reported as not delivered.</summary>
    Failed,

    /// <summary>发送失败待处理: all tries are used up.</summary>
    Dead,

    /// <summary>结果不明: it may have been sent. Never sent again without somebody's decision.</summary>
    Unknown,

    /// <summary>过期: its time was over before it could be sent.</summary>
    Expired,
}
