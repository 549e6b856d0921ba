"""How often a subscription is renewed.

Source: `spec/transcribed/customer-subscriptions-api.yaml`.
"""

from typing import Literal, TypeAlias

Interval: TypeAlias = Literal["14 days", "1 month", "2 months", "6 months", "1 year"]
"""How often a subscription is renewed.

Source: `spec/transcribed/customer-subscriptions-api.yaml`.

An answer may hold a value that is not in this list, and keeps it.
"""
